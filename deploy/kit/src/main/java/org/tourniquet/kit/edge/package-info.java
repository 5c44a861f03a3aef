/**
 * The edge of every service: problems, paging, repeat-safe posts, the audit trail, sealed personal data,
 * one-at-a-time work, who is signed in and which language is spoken. It knows no word of the domain.
 */
package org.tourniquet.kit.edge;
