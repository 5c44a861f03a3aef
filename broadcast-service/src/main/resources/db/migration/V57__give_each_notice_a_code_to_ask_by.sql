-- Whoever got a notice asks by its code whether it is ours. Made by the database with the draft, however a notice comes to be;
-- twenty letters and digits that nobody mistakes for another, and no vowel that could make a word.
create table notice_code (
    notice_id  uuid primary key references notice on delete cascade,
    code       text        not null unique check (code ~ '^[3479CDFGHJKMNPQRTWXY]{6}$'),
    created_at timestamptz not null default now()
);

create function make_notice_code(notice uuid) returns void language plpgsql as $$
declare
    alphabet constant text := '3479CDFGHJKMNPQRTWXY';
    random bytea;
    made text;
begin
    loop
        random := sha256(uuid_send(gen_random_uuid()));
        select string_agg(substr(alphabet, (get_byte(random, 2 * i) * 256 + get_byte(random, 2 * i + 1)) % 20 + 1, 1), '' order by i)
            into made from generate_series(0, 5) i;
        begin
            insert into notice_code (notice_id, code) values (notice, made);
            return;
        exception when unique_violation then
            -- one in millions: another draws the lot again, the same notice keeps what it has
            if exists (select from notice_code where notice_id = notice) then
                return;
            end if;
        end;
    end loop;
end $$;

create function make_notice_code() returns trigger language plpgsql as $$
begin
    perform make_notice_code(new.id);
    return null;
end $$;

create trigger notice_has_a_code after insert on notice for each row execute function make_notice_code();

select make_notice_code(id) from notice;
