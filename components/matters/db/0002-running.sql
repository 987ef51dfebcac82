-- 在办 starts from what runs: few rows of many, however long an agency has worked here.
create index matter_running on office.matter (agency_id, changed_at desc, id desc) where state = 'RUNNING';
