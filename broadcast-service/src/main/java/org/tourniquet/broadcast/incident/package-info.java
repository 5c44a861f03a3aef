/**
 * One crisis, live or drill, from opening to all-clear: the row, its pages in the console, and the event that tells the
 * other services. Sees the directory's channels and the audiences; knows no notice.
 */
package org.tourniquet.broadcast.incident;
