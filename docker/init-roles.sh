#!/bin/sh
# Run once by the database's container, on an empty volume: the owner, who migrates, and the API's role, which owns nothing.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$YIZHU_OWNER_PASSWORD" --set app_password="$YIZHU_APP_PASSWORD" <<'SQL'
CREATE ROLE yizhu_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'owner_password';
CREATE ROLE yizhu_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD :'app_password';
CREATE DATABASE yizhu OWNER yizhu_owner;
SQL
