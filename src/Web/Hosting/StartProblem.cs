using System.Data.Common;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;

namespace ShopifySync.Web.Hosting;

/// <summary>Says in plain words why the server cannot start; null for what is a bug and keeps its stack trace.</summary>
internal static class StartProblem
{
    public static string? Explain(Exception problem) => problem switch
    {
        BadSettingException => $"The server cannot start: {problem.Message}",
        OptionsValidationException options => $"The server cannot start:\n{string.Join('\n', options.Failures.Select(failure => $"- {failure}"))}",
        DbException => $"The server cannot open its database: {problem.Message}\nCheck Database:Provider and Database:ConnectionString.",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => $"The server cannot start: {problem.Message}\nChoose another address with --urls.",
        _ => null,
    };
}
