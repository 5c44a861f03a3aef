package org.tourniquet.load;

/** People who exist nowhere: reserved domains, one mail address each. */
final class Audience {

    private Audience() {
    }

    static String csv(int people) {
        StringBuilder csv = new StringBuilder("email,name,language\n");
        for (int i = 0; i < people; i++) {
            csv.append("person").append(i).append("@bench.example,Person ").append(i).append(",en\n");
        }
        return csv.toString();
    }
}
