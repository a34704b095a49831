# The web server, the worker and beat of compose.yaml. Not built where this was written: see docs/operations.md.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --requirement requirements.txt
COPY manage.py ./
COPY factcheck factcheck
COPY claims claims
COPY templates templates
COPY locale locale
# Collecting files connects to nothing; the key is not kept.
RUN DATABASE_URL=postgres://none REDIS_URL=redis://none SECRET_KEY=none python manage.py collectstatic --no-input

USER nobody
EXPOSE 8000
CMD ["gunicorn", "factcheck.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "4", "--preload", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
