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
        log.LogInformation("{Name} by {UserId} took {Milliseconds:0} ms", typeof(TRequest).Name, user.Id?.ToString() ?? user.Name, clock.GetElapsedTime(started).TotalMilliseconds);
        return response;
    }
}
