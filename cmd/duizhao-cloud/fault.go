package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"duizhao/internal/deploy"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/aws/smithy-go"
	"gocloud.dev/gcerrors"
	"google.golang.org/api/googleapi"
)

// fault says what kind of failure an error of a store is, in few words, and without
// anything secret.
func fault(err error) error {
	var f *deploy.Fault
	if err == nil || errors.As(err, &f) {
		return err
	}
	text, code := words(err)
	return &deploy.Fault{Kind: kind(err, code), Text: unsecret(text)}
}

// words returns what a service says went wrong, and its name for it.
func words(err error) (text, code string) {
	var amazon smithy.APIError
	var azure *azcore.ResponseError
	var google *googleapi.Error
	switch {
	case errors.As(err, &amazon):
		text, code = amazon.ErrorMessage(), amazon.ErrorCode()
	case errors.As(err, &azure):
		text, code = "", azure.ErrorCode
	case errors.As(err, &google):
		text = google.Message
	case strings.Contains(err.Error(), "Options.AccountName"):
		return "AZURE_STORAGE_ACCOUNT is not set", ""
	case strings.Contains(err.Error(), keyless):
		return "no credentials for Google were found", ""
	default:
		return last(err.Error()), ""
	}
	switch {
	case text == "" && code == "":
		return last(err.Error()), ""
	case text == "":
		return code, code
	case code == "":
		return text, ""
	}
	return code + ": " + text, code
}

// keyless is what the Go CDK comes to when it has found no credentials of Google's,
// and went on with a key that is none.
const keyless = "private key should be a PEM"

// last cuts the names of calls off an error of a client, which are the most of it.
func last(s string) string {
	parts := strings.Split(s, ": ")
	return strings.Join(parts[max(0, len(parts)-4):], ": ")
}

// skewed, denied and full are names that services have for such failures.
var (
	skewed = []string{"RequestTimeTooSkewed", "RequestInTheFuture", "RequestExpired"}
	denied = []string{"AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "AuthenticationFailed",
		"AuthorizationFailure", "InvalidSecurity", "NotSignedUp", "AccountProblem", "AllAccessDisabled"}
	noPlace = []string{"NoSuchBucket", "ContainerNotFound", "PermanentRedirect", "AuthorizationHeaderMalformed", "InvalidBucketName"}
	full    = []string{"QuotaExceeded", "EntityTooLarge", "InsufficientStorage", "XMinioStorageFull"}
	refused = []string{"NotImplemented", "MethodNotAllowed", "InvalidArgument", "InvalidRequest", "InvalidDigest", "KeyTooLongError"}
)

func kind(err error, code string) deploy.FaultKind {
	for kind, codes := range map[deploy.FaultKind][]string{
		deploy.Skewed: skewed, deploy.Denied: denied, deploy.NoPlace: noPlace, deploy.Full: full, deploy.Refused: refused,
	} {
		for _, c := range codes {
			if code != "" && strings.HasPrefix(code, c) {
				return kind
			}
		}
	}
	text := err.Error()
	switch {
	case errors.Is(err, errNoBucket):
		return deploy.NoPlace
	case strings.Contains(text, "no such host"):
		return deploy.NoPlace
	case strings.Contains(text, "failed to retrieve credentials"), strings.Contains(text, "get credentials"),
		strings.Contains(text, "failed to refresh cached credentials"), strings.Contains(text, "could not find default credentials"),
		strings.Contains(text, "DefaultAzureCredential"), strings.Contains(text, "AZURE_STORAGE_ACCOUNT"), strings.Contains(text,
			"Options.AccountName"), strings.Contains(text, keyless):
		return deploy.Denied
	case errors.Is(err, fs.ErrPermission):
		return deploy.Denied
	}
	switch gcerrors.Code(err) {
	case gcerrors.NotFound:
		return deploy.Missing
	case gcerrors.PermissionDenied:
		return deploy.Denied
	case gcerrors.InvalidArgument, gcerrors.Unimplemented:
		return deploy.Refused
	case gcerrors.Canceled:
		return deploy.Passing
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return deploy.Passing
	}
	return deploy.Passing
}

var (
	query   = regexp.MustCompile(`\?[^\s"']*`)
	secrets = []string{"AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_STORAGE_KEY", "AZURE_STORAGE_SAS_TOKEN",
		"AZURE_STORAGE_CONNECTION_STRING", "AZURE_CLIENT_SECRET"}
)

// unsecret takes out of a text what must not be logged: the queries of addresses, in
// which signatures are, and what the environment holds.
func unsecret(text string) string {
	for _, name := range secrets {
		if value := os.Getenv(name); value != "" {
			text = strings.ReplaceAll(text, value, "…")
		}
	}
	return query.ReplaceAllString(text, "?…")
}
