package ar.gob.buenosaires.vecino.faq;

import java.util.List;

/**
 * A service as a content file has it.
 *
 * @param place its {@code file:line}
 */
record ServiceFile(String place, String slug, String area, CityService service, List<AnswerFile> answers) {}
