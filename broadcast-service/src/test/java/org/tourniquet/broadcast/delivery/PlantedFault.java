package org.tourniquet.broadcast.delivery;

import java.util.Arrays;

/** What could be wrong, put into the database on purpose: a checker that does not see it is worth nothing. */
enum PlantedFault {
    A_LEASE_THAT_RAN_OUT_IS_QUEUED_AGAIN("delivery", "update",
            "if old.state = 'SENDING' and new.state = 'UNKNOWN' then new.state := 'QUEUED'; new.unknown_since := null; end if;"),
    A_PERSON_IS_LEFT_OUT("delivery", "insert", "if random() < 0.3 then return null; end if;"),
    A_COUNTER_IS_ONE_OFF("tally", "update", "if random() < 0.2 then new.n := new.n + 1; end if;"),
    PEOPLE_ARE_CALLED_ACCOUNTED_FOR("account", "update", "if new.open > 0 then new.open := new.open - 1; end if;"),
    A_MAIL_GOES_AGAIN_WITHOUT_A_FLAG("delivery", "update", "new.again := false;"),
    AN_OPT_OUT_IS_LOST("suppression", "insert", "return null;"),
    A_PAUSE_IS_LOST("notice", "update", "if new.state = 'PAUSED' then new.state := 'SENDING'; end if;"),
    A_STOP_IS_LOST("notice", "update", "if new.state = 'STOPPED' then new.state := 'SENDING'; end if;"),
    THE_KILL_SWITCH_IS_DEAD("kill_switch", "update", "new.pressed := false;"),
    AN_EARLIER_ATTEMPT_IS_BELIEVED("delivery", "update",
            "if old.attempt_id is not null and new.state = 'SENDING' then new.attempt_id := old.attempt_id; end if;"),
    DELIVERED_BECOMES_ACCEPTED_AGAIN("delivery", "update",
            "if new.state = 'DELIVERED' then new.state := 'ACCEPTED'; end if;"),
    AN_OUTCOME_IS_FORGOTTEN("delivery", "update",
            "if old.state = 'SENDING' and new.state = 'ACCEPTED' and random() < 0.3 then return old; end if;"),
    IT_IS_SENT_AFTER_ITS_TIME("delivery", "update",
            "if new.expires_at < now() then new.expires_at := now() + interval '1 hour'; end if;"),
    A_TEXT_MISSING_ONCE_GOES_AGAIN_AT_ONCE("delivery", "update",
            "if new.absent_since is not null and old.absent_since is null then new.state := 'QUEUED'; end if;");

    private final String table;
    private final String event;
    private final String harm;

    PlantedFault(String table, String event, String harm) {
        this.table = table;
        this.event = event;
        this.harm = harm;
    }

    void plant(Town town) {
        town.run("create function planted() returns trigger language plpgsql as $$ begin " + harm + " return new; end $$");
        town.run("create trigger planted before " + event + " on " + table + " for each row execute function planted()");
    }

    static void weed(Town town) {
        Arrays.stream(values()).map(fault -> fault.table).distinct()
                .forEach(table -> town.run("drop trigger if exists planted on " + table));
        town.run("drop function if exists planted()");
    }
}
