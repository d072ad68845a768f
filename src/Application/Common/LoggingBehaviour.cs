using MediatR;
using Microsoft.Extensions.Logging;

namespace ShopifySync.Application.Common;

/// <summary>One line per request. The request itself is destructured at Debug only, where [Secret] members are masked.</summary>
internal sealed class LoggingBehaviour<TRequest, TResponse>(ILogger<LoggingBehaviour<TRequest, TResponse>> log, ICurrentUser user, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = clock.GetTimestamp();
        log.LogDebug("{@Request}", request);
        var response = await next();
        // Live pages ask all the time: only what changes something is worth a line in an ordinary log.
        var level = typeof(TRequest).Name.EndsWith("Query", StringComparison.Ordinal) ? LogLevel.Debug : LogLevel.Information;
        log.Log(level, "{Name} by {UserId} took {Milliseconds:0} ms", typeof(TRequest).Name, user.Id?.ToString() ?? user.Name, clock.GetElapsedTime(started).TotalMilliseconds);
        return response;
    }
}
