-- 暂停 and 终止 as lists need them: what is suspended is due at no time, what was terminated may be brought back.
alter table office.matter add column suspended_at timestamptz;
alter table office.matter add column terminated_at timestamptz;
create index matter_terminated on office.matter (agency_id, terminated_at desc, id desc) where terminated_at is not null;
