-- Since when what we text does not reach the person: somebody has to call.
alter table ticket add column unreached_since timestamptz;
