"""What needs atheris is no test."""

collect_ignore = ["coverage.py"]
