# Shared by deploy/up, deploy/down and deploy/test: finds the JDK and Maven, or says in one sentence what to install.
# Sets `root`, exports JAVA_HOME and puts it first on the PATH.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# the major version of the JDK in this folder; nothing where there is none (a JRE does not count)
jdk_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    local version
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    printf '%s' "$version"
}

find_jdk() {
    local home version too_old='' on_path
    on_path=$(command -v javac || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || printf %s "$on_path")")")
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/* /opt/java/* /usr/local/* /usr/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
        "$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)" \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -n "$home" ] || continue
        version=$(jdk_version "$home")
        [ -n "$version" ] || continue
        if [ "$version" -ge 25 ]; then
            export JAVA_HOME=$home PATH=$home/bin:$PATH
            # Maven 3.8's own libraries use what JDK 25 warns about, in eight lines at every call
            export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
            return
        fi
        [ -n "$too_old" ] || too_old="JDK $version in $home is too old"
    done
    fail "Tourniquet needs a JDK 25 or newer (${too_old:-none was found}): install one, for example Eclipse Temurin 25 from https://adoptium.net or with your package manager, or set JAVA_HOME to it."
}

find_maven() {
    local version
    command -v mvn >/dev/null ||
        fail "Tourniquet is built with Maven 3.8.6 or newer, and mvn is not on the PATH: install it (Debian: apt-get install maven; macOS: brew install maven)."
    version=$(mvn -v 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | sed -n 's/^Apache Maven \([0-9.]*\).*/\1/p')
    [ "$(printf '%s\n' 3.8.6 "$version" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = 3.8.6 ] ||
        fail "Tourniquet is built with Maven 3.8.6 or newer, and $(command -v mvn) is $version: install a newer one (https://maven.apache.org)."
}
