"""The Django project: settings, addresses, workers and the local servers."""

from factcheck.celery import app as celery_app

__all__ = ["celery_app"]
