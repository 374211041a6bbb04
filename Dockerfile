# One image for web, worker and beat; each is a command (docker-compose.yml). Nothing in it is secret.
FROM python:3.11-slim AS build

WORKDIR /app
COPY requirements-tool.txt requirements.lock ./
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements-tool.txt \
    && .venv/bin/uv pip install --no-cache --compile-bytecode --python .venv/bin/python --require-hashes -r requirements.lock \
    && .venv/bin/uv pip uninstall --python .venv/bin/python uv pip

COPY . .
RUN STATIC_BUILT=1 .venv/bin/python manage.py static --verbosity 0 \
    && .venv/bin/python -m compileall -q oicsummit sources figures claims manage.py


FROM python:3.11-slim

RUN useradd --uid 10001 --no-create-home --home-dir /tmp oicsummit
WORKDIR /app
COPY --from=build /app /app

# The image's own file system may be read-only: nothing is written outside /tmp.
ENV PATH=/app/.venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 STATIC_BUILT=1 LOG_FORMAT=json
USER 10001
EXPOSE 8000

CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "8", "oicsummit.wsgi:application"]
