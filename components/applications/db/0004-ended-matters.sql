-- Programs ask again and again what has ended since they last asked: the list of one kind by the moment of its end.
create index matter_of_kind_ended on office.matter (agency_id, kind_code, ended_at, id) where ended_at is not null;
