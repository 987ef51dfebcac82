-- Kinds that only a step of another process begins (子流程); nobody starts them from 发起.
alter table office.matter_kind add column called_only boolean not null default false;
