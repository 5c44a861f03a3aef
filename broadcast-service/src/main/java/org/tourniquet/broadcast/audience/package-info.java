/**
 * Who may be told: people and their addresses, the audiences that name them, the files they came in, and the opt-outs that
 * outlive all of it. Knows no incident and no notice.
 */
package org.tourniquet.broadcast.audience;
