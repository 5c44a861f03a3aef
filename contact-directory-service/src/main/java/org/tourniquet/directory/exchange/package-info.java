/**
 * The whole directory as a file and back: CSV for a spreadsheet, schema.org JSON-LD for other programs. A file is taken in
 * whole or not at all.
 */
package org.tourniquet.directory.exchange;
