-- From what kind of device a person did it: COMPUTER, PHONE, TABLET or PROGRAM (an application key). Null: by the house, or not known.
alter table office.matter_event add column device text;
