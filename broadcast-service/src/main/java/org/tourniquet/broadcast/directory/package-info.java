/**
 * What this service knows of the public's channels: the directory's last word on each, kept here so that "how to reach us"
 * can be written while the directory is down.
 */
package org.tourniquet.broadcast.directory;
