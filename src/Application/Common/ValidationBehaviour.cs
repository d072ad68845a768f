using FluentValidation;
using MediatR;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Common;

internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IFailable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var outcome = await validator.ValidateAsync(request, cancellationToken);
            if (!outcome.IsValid)
                return TResponse.From(RequestErrors.Invalid(outcome.Errors.Select(e => e.ErrorMessage).Distinct()));
        }

        return await next();
    }
}
