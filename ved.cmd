@echo off
rem Ved's habits on Windows, each a thin name for what Maven, npm or java does.
setlocal
cd /d "%~dp0"

set "VERB=%~1"
if "%VERB%"=="" set "VERB=help"
if "%VERB%"=="help" goto help
if "%VERB%"=="run" goto run
if "%VERB%"=="test" goto test
if "%VERB%"=="bench" goto bench
if "%VERB%"=="format" goto format
if "%VERB%"=="packages" goto packages
if "%VERB%"=="doctor" goto doctor
call :usage
exit /b 2

:help
call :usage
exit /b 0

:run
call :tools || exit /b 1
call :build || exit /b 1
rem Without them scripts have the standard library alone; it says so.
"%JAVA_HOME%\bin\java" %FLAGS% -cp "http\target\ved-http-0.1.0.jar;http\target\lib\*" ved.engine.boot.PackagesCommand
"%JAVA_HOME%\bin\java" %FLAGS% -cp "http\target\ved-http-0.1.0.jar;http\target\lib\*" ved.http.Main
exit /b %ERRORLEVEL%

:test
call :tools || exit /b 1
call mvn -B verify || exit /b 1
echo ved: SKIPPED the end-to-end tests: they run on Linux and macOS.
exit /b 0

:bench
call :tools || exit /b 1
call :build || exit /b 1
"%JAVA_HOME%\bin\java" %FLAGS% -cp "http\target\ved-http-0.1.0.jar;http\target\lib\*" build-tools\Bench.java
exit /b %ERRORLEVEL%

:packages
call :tools || exit /b 1
call :build || exit /b 1
"%JAVA_HOME%\bin\java" %FLAGS% -cp "http\target\ved-http-0.1.0.jar;http\target\lib\*" ved.engine.boot.PackagesCommand
exit /b %ERRORLEVEL%

:format
call :tools || exit /b 1
call mvn -B -q -N validate -Dved.format=write || exit /b 1
if not exist ui\node_modules call npm --prefix ui ci --silent || exit /b 1
call npm --prefix ui run --silent format
exit /b %ERRORLEVEL%

:doctor
call :tools || exit /b 2
call :build || exit /b 2
"%JAVA_HOME%\bin\java" %FLAGS% -cp "http\target\ved-http-0.1.0.jar;http\target\lib\*" ved.engine.boot.DoctorCommand %2
exit /b %ERRORLEVEL%

:build
rem Maven and the user interface's build skip what has not changed.
call mvn -B -q -DskipTests package
exit /b %ERRORLEVEL%

:tools
set "FLAGS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
for /d %%d in ("%JAVA_HOME%" "%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%ProgramFiles%\Zulu\zulu-25*") do (
    findstr /b /c:"JAVA_VERSION=\"25." "%%~d\release" >nul 2>nul && set "JAVA_HOME=%%~d" && goto jdk
)
echo ved: no JDK 25 was found. Install one, for example Temurin 25, or set JAVA_HOME to it. 1>&2
exit /b 1
:jdk
set "PATH=%JAVA_HOME%\bin;%PATH%"
where mvn >nul 2>nul || (echo ved: mvn was not found. Install Maven 3.8 or newer and put it on the PATH. 1>&2 & exit /b 1)
where npm >nul 2>nul || (echo ved: npm was not found. Install Node.js 20.19 or newer and put it on the PATH. 1>&2 & exit /b 1)
exit /b 0

:usage
echo ved run      build what is missing, start Ved on http://127.0.0.1:8000; scripts run in Docker
echo ved test     all tests
echo ved bench    measure Ved's speed against alternatives
echo ved format   format all sources
echo ved packages install what scripts can import; run does so where it is missing
echo ved doctor   check Git against SQLite while the server is stopped; with --repair, mend SQLite from Git
echo ved help     this text
exit /b 0
