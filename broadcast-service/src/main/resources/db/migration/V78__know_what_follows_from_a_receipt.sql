-- Beyond the state it leads to: there is no such number, or the message is worth one more try.
alter table receipt add column follows text not null default 'NOTHING'
    check (follows in ('NOTHING', 'NO_SUCH_ADDRESS', 'ONCE_MORE'));
