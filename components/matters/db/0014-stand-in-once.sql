-- 设置代理 sent twice at the same moment sets one window: each of the two has looked before the other was there.
create unique index matter_stand_in_once on office.matter_stand_in (agency_id, principal_id, stand_in_id, from_at)
  where ended_at is null;
