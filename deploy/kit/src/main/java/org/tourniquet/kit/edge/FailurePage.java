package org.tourniquet.kit.edge;

/** A page of a service's own for what fails under some of its addresses, where the general one would leave people alone. */
public interface FailurePage {

    boolean covers(String path);

    /** Must do without what may have failed: no database, no broker. */
    String render(Problem problem, String path);
}
