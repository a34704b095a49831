"""The commands of manage.py, and the large made newsrooms to measure in."""
