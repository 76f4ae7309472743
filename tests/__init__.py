"""What readers and data authors rely on. Run with `python3 run.py test`."""
