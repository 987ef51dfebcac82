-- What is over is removed by the application itself, in small batches (platform/server/housekeeping).
grant delete on office.session, office.access_code to gov_app;
create index session_expires on office.session (expires_at);
create index access_code_expires on office.access_code (expires_at);
