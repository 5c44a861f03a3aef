/**
 * What each door says while one waits at it, so that every door names all doors: the telephone's announcement, the mailbox's
 * automatic answer, the chat's greeting, the sheet at the desk. Written from the directory, and anew whenever it changes.
 */
package org.tourniquet.broadcast.door;
