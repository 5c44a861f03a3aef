package org.tourniquet.triage.protocol;

/** The kind of door the person is led to. */
public enum Route {
    EMERGENCY,
    HUMAN_NOW,
    TECH_CHAT,
    TEXT_AGENT,
    SELF_SERVICE
}
