using Microsoft.AspNetCore.Http.HttpResults;
using ShopifySync.Domain.Common;

namespace ShopifySync.Web.Endpoints;

/// <summary>The one place where an error becomes an HTTP status (RFC 9457).</summary>
internal static class ResultExtensions
{
    public static IResult ToHttp(this Result result) => result.IsFailure ? result.Error.ToProblem() : Results.NoContent();

    /// <param name="onSuccess">What a success answers; 200 with the value when left out.</param>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult>? onSuccess = null) =>
        result.IsFailure ? result.Error.ToProblem() : onSuccess?.Invoke(result.Value) ?? Results.Ok(result.Value);

    public static ProblemHttpResult ToProblem(this Error error, int? status = null) => TypedResults.Problem(
        statusCode: status ?? StatusOf(error.Kind),
        title: TitleOf(error.Kind),
        detail: error.Message,
        extensions: new Dictionary<string, object?> { ["code"] = error.Code, ["nextStep"] = error.NextStep });

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Refused => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static string TitleOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => "The request is not valid.",
        ErrorKind.NotFound => "Not found.",
        ErrorKind.Conflict => "The state has moved.",
        ErrorKind.Forbidden => "Not allowed.",
        ErrorKind.Refused => "Refused.",
        _ => "Not available.",
    };
}
