/**
 * What has to be said after a notice went out: corrections, dead routes, "it is fixed", the all-clear. Sees notices and who was
 * reached; nothing here sends.
 */
package org.tourniquet.broadcast.followup;
