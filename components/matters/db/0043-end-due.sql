-- 办结时限: by when the whole matter has to end, where its process says so; null while it stands still. Once it has ended, as it stood then.
alter table office.matter add column end_due_at timestamptz;
