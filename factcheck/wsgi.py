"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from factcheck import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

application = get_wsgi_application()
warm.up()  # once, before the server forks
