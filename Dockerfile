# syntax=docker/dockerfile:1

# The jar, and its content laid out so that the libraries are a layer of their own.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -DskipTests package \
    && java -Djarmode=tools -jar target/vecino.jar extract --destination /app

# A training run writes the AOT cache, on the very Java that will use it. It ends once the beans are made, so it needs
# no database; the settings are invented and stay in this stage.
FROM eclipse-temurin:25-jre AS trained
WORKDIR /app
COPY --from=build /app ./
RUN SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:1/none SPRING_DATASOURCE_USERNAME=x SPRING_DATASOURCE_PASSWORD=x \
    VECINO_WHATSAPP_APP_SECRET=x VECINO_WHATSAPP_VERIFY_TOKEN=x VECINO_WHATSAPP_ACCESS_TOKEN=x \
    VECINO_WHATSAPP_PHONE_NUMBER_ID=1 \
    VECINO_SAME_BASE_URL=http://127.0.0.1:1 VECINO_SAME_TOKEN=x VECINO_SAME_CALLBACK_SECRET=x \
    VECINO_ENCRYPTION_KEYS=x:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    java -XX:AOTCacheOutput=vecino.aot -Dspring.context.exit=onRefresh -jar vecino.jar \
    && test -s vecino.aot

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin vecino
WORKDIR /app
COPY --from=trained /app/lib lib
COPY --from=trained /app/vecino.jar /app/vecino.aot ./
USER 10001
EXPOSE 8080 8081
# readiness is "started and not shutting down", so a database that is away restarts nothing
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-8081} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200'* ]]"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:AOTCache=vecino.aot", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "vecino.jar"]
