using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Common;

/// <summary>The second of two who change one row loses politely.</summary>
internal sealed class ConcurrencyBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IFailable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (DbUpdateConcurrencyException)
        {
            return TResponse.From(RequestErrors.ChangedMeanwhile);
        }
    }
}
