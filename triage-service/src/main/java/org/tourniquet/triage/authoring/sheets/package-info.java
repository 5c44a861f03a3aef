/**
 * Protocols as spreadsheets for those who write in them: XLSForm's sheets and columns with ours beside them, as .xlsx or as a
 * zip of CSV files. {@code SheetFile} is the door; {@code Export} and {@code Import} are each other's mirror by {@code Layout}.
 */
package org.tourniquet.triage.authoring.sheets;
