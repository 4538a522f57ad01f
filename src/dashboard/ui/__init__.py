"""The frame, filters and caching: with pages/ and app.py the only place that imports streamlit."""
