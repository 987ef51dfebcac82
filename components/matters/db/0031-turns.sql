-- 轮流: when a step came to somebody last.
create index task_turn on office.task (agency_id, person_id, node, opened_at desc);
