package ved.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

class ArchitectureTest {
    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("ved.engine");

    private static final String ADAPTERS = "ved.engine.adapter..";
    private static final String ROOT = "ved.engine.boot..";

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("ved.engine.(**)").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void onlyTheCompositionRootKnowsAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ADAPTERS, ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ADAPTERS)
                .check(ENGINE);
    }

    @Test
    void nobodyKnowsTheCompositionRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(ENGINE);
    }

    @Test
    void databasesAreTheBusinessOfTheSqliteAdapterAlone() {
        only(
                "ved.engine.adapter.sqlite..",
                "java.sql..",
                "org.jdbi..",
                "org.sqlite..",
                "org.flywaydb..");
    }

    @Test
    void gitIsTheBusinessOfTheGitAdapterAlone() {
        only("ved.engine.adapter.git..", "org.eclipse.jgit..");
    }

    @Test
    void dockerIsTheBusinessOfTheDockerAdapterAlone() {
        only("ved.engine.adapter.docker..", "com.github.dockerjava..");
    }

    @Test
    void theLanguageModelIsTheBusinessOfItsAdapterAlone() {
        only("ved.engine.adapter.openai..", "com.openai..");
    }

    @Test
    void onlyTheAdaptersThatRunProcessesStartThem() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "ved.engine.adapter.process..",
                        "ved.engine.adapter.python..",
                        "ved.engine.adapter.git..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Runtime.class)
                .check(ENGINE);
    }

    @Test
    void statesAndEventsDoNotKnowPekko() {
        noClasses()
                .that()
                .haveNameMatching(".*(Event|State|Plan|Decision|Outcome|Verdict)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pekko..")
                .check(ENGINE);
    }

    @Test
    void messagesAreRecordsOrEnumsNestedInTheirActor() {
        DescribedPredicate<JavaClass> message =
                assignableTo(nameMatching("ved\\.engine\\..*\\$Command"))
                        .and(
                                DescribedPredicate.not(
                                        DescribedPredicate.describe(
                                                "interfaces", JavaClass::isInterface)));
        classes()
                .that(are(message))
                .should(be(assignableTo(Record.class).or(assignableTo(Enum.class))))
                .andShould(be(DescribedPredicate.describe("nested", JavaClass::isNestedClass)))
                .check(ENGINE);
    }

    @Test
    void actorsNeitherWaitNorReadTheSystemClock() {
        DescribedPredicate<JavaClass> actorPackages =
                resideInAPackage("ved.engine.run..")
                        .or(resideInAPackage("ved.engine.execution.."))
                        .or(resideInAPackage("ved.engine.live.."))
                        .or(resideInAPackage("ved.engine.assistant.."))
                        .or(resideInAPackage("ved.engine.catalogue.."));
        noClasses()
                .that(actorPackages)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(CompletableFuture.class, "join")
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(Future.class, "get")
                .check(ENGINE);
    }

    private static void only(String owner, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(ENGINE);
    }
}
