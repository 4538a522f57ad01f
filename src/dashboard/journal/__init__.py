"""What people write, in a store of its own: append-only, with author, role, time and the version replaced."""
