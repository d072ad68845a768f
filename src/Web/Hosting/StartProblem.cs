using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;

namespace ShopifySync.Web.Hosting;

/// <summary>Says in plain words why the server cannot start; null for what is a bug and keeps its stack trace.</summary>
internal static class StartProblem
{
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    public static string? Explain(Exception problem) => problem switch
    {
        BadSettingException => Sentence(problem.Message),
        OptionsValidationException options => string.Join('\n', options.Failures.Select(Sentence)),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            string.Join('\n', several.InnerExceptions.Select(Explain)),
        InvalidOperationException { Source: Binder } => Sentence(problem.Message),
        DbException => Sentence($"The database cannot be opened: {problem.Message} Check Database:Provider and Database:ConnectionString."),
        IOException { InnerException: AddressInUseException } => Sentence($"{problem.Message} Choose another address with --urls."),
        _ => null,
    };

    private static string Sentence(string reason) => $"The server cannot start. {reason}";
}
