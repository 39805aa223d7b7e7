package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.CaseFacts.Caller;

/** What a person may correct and what then stays, whatever the resident goes on to tell. */
enum Correctable {
    PATIENT {
        @Override
        CaseFacts kept(CaseFacts before, CaseFacts told) {
            return told.withPatient(before.patient());
        }
    },
    LOCATION {
        @Override
        CaseFacts kept(CaseFacts before, CaseFacts told) {
            return told.withLocation(before.location());
        }
    },
    CALLBACK {
        @Override
        CaseFacts kept(CaseFacts before, CaseFacts told) {
            Caller caller = told.caller();
            return told.withCaller(
                    new Caller(caller.phone(), caller.name(), before.caller().callback(), caller.chatOnly()));
        }
    };

    /** What was told, with this part as it was before. */
    abstract CaseFacts kept(CaseFacts before, CaseFacts told);
}
