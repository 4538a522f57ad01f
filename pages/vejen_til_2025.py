"""Vejen til 2025."""

from dashboard.ui import frame

view = frame.open_page()
