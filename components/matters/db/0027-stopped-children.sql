-- 子流程 that could not be begun or ended, for 停下的流程: looked up without reading every child there ever was.
create index matter_child_trouble on office.matter_child (agency_id, tried_at desc)
  where trouble is not null and state in ('asked', 'stopping');
